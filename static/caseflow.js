// Makes better what already works without it.
"use strict";

// The first thing wrong is where the reader wants to be.
document.addEventListener("DOMContentLoaded", () => {
  const summary = document.querySelector(".govuk-error-summary");
  if (summary) summary.focus();
});

// One press, one act: a slow line invites a second press.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 4000);
});

// Leaving at once leaves no way back.
document.addEventListener("click", (event) => {
  const exit = event.target.closest(".cf-exit");
  if (!exit) return;
  event.preventDefault();
  document.body.hidden = true;
  window.location.replace(exit.href);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const now = Date.now();
  window.cfEscapes = (window.cfEscapes || []).filter((at) => now - at < 2000);
  window.cfEscapes.push(now);
  const exit = document.querySelector(".cf-exit");
  if (exit && window.cfEscapes.length >= 3) exit.click();
});

// A page that comes back from the browser's memory may show what somebody has signed out of.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});

// Papers from a slow phone: how far it is, and the page that answers.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-upload]") || event.defaultPrevented || !window.FormData) return;
  event.preventDefault();
  const place = form.querySelector("[data-upload-progress]");
  const bar = place.querySelector("progress");
  const button = form.querySelector("button[type=submit]");
  place.hidden = false;
  button.disabled = true;
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.responseType = "document";
  request.upload.addEventListener("progress", (now) => {
    if (now.lengthComputable) bar.value = Math.round((now.loaded / now.total) * 100);
  });
  request.addEventListener("load", () => {
    const came = request.response && request.response.getElementById("main");
    if (!came) {
      window.location.assign(request.responseURL || form.action);
      return;
    }
    if (request.status < 400) history.pushState(null, "", request.responseURL);
    document.title = request.response.title;
    document.getElementById("main").replaceWith(document.adoptNode(came));
    const summary = document.querySelector(".govuk-error-summary");
    if (summary) summary.focus();
  });
  request.addEventListener("error", () => {
    place.hidden = true;
    button.disabled = false;
    delete form.dataset.sent;
    form.submit();
  });
  request.send(new FormData(form));
});
// A field that offers occupations while somebody types. The library is fetched where there is such a field.
document.addEventListener("DOMContentLoaded", () => {
  const fields = document.querySelectorAll("input[data-find]");
  if (!fields.length) return;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = fields[0].dataset.style;
  document.head.append(style);
  const script = document.createElement("script");
  script.src = fields[0].dataset.script;
  script.addEventListener("load", () => fields.forEach(offerWhileTyping));
  document.head.append(script);
});

function offerWhileTyping(field) {
  const words = JSON.parse(field.dataset.words);
  const described = field.getAttribute("aria-describedby");
  const place = document.createElement("div");
  const inText = (one) => (one && one.code ? `${one.name} (${one.code})` : one || "");
  const inMarkup = (one) => {
    const span = document.createElement("span");
    span.textContent = inText(one);
    return span.innerHTML;
  };
  let asked = 0;
  let timer;
  const source = (typed, show) => {
    const mine = ++asked;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const answer = await fetch(`${field.dataset.find}&q=${encodeURIComponent(typed)}`).catch(() => null);
      const found = answer && answer.ok ? await answer.json() : [];
      if (mine === asked) show(found);
    }, 150);
  };
  field.after(place);
  accessibleAutocomplete({
    element: place,
    id: field.id,
    name: field.name,
    defaultValue: field.value,
    inputClasses: field.className,
    source,
    minLength: 2,
    confirmOnBlur: false,
    displayMenu: "overlay",
    templates: { inputValue: inText, suggestion: inMarkup },
    tNoResults: () => words.nothing,
    tStatusQueryTooShort: () => words.short,
    tStatusNoResults: () => words.nothing,
    tStatusSelectedOption: (option, length, index) => `${option} ${index + 1}/${length}`,
    tStatusResults: (length) => (length === 1 ? words.one : words.many + length),
    tAssistiveHint: () => words.help,
  });
  field.remove();
  const drawn = place.querySelector("input");
  if (described && drawn) drawn.setAttribute("aria-describedby", `${described} ${drawn.getAttribute("aria-describedby") || ""}`.trim());
}
