"""The sentences of the page that a family takes home, in six languages: plain words, nothing that tells why they came.

They stand here and not with the translations, because two of the languages are none of the house: nobody reads
caseflow in Haitian Creole or Arabic. Placeholders are `{name}`. `family_names` and `family_papers` have the names.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

from babel import dates as babel_dates

LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "pt": "Português",
    "ht": "Kreyòl ayisyen",
    "ar": "العربية",
}
RIGHT_TO_LEFT = frozenset({"ar"})
# How the trail names them (ISO 639-3).
ISO_639_3: Mapping[str, str] = {"en": "eng", "es": "spa", "fr": "fra", "pt": "por", "ht": "hat", "ar": "ara"}
# In which of them somebody is written to who speaks that language.
WRITTEN_TO: Mapping[str, str] = {iso: language for language, iso in ISO_639_3.items()}
_FORMATS = {"en": "en_GB", "es": "es_419", "fr": "fr", "pt": "pt"}

_EN = {
    "title": "What happens next",
    "for": "For {names}",
    "done": "What is done",
    "done_on": "Done on {day}.",
    "refused_on": "Not approved on {day}.",
    "remedy": "You can ask for a new decision until {day}. Come and talk to us soon.",
    "done_none": "Nothing is finished yet.",
    "next": "What comes next",
    "next_none": "There is nothing to do at the moment. We will tell you when there is.",
    "who": "For {name}",
    "turn_person": "You do this.",
    "turn_us": "We do this.",
    "turn_employer": "The employer does this.",
    "turn_office": "We wait for the office.",
    "turn_partner": "Another service does this.",
    "by": "Do it by {day}.",
    "expected": "We expect it by {day}.",
    "not_before": "Not before {day}.",
    "why_by_hand": "We chose this day with care.",
    "why_law": "The law gives the office this long to answer.",
    "why_usual": "This is an estimate: it often takes about {span}.",
    "why_again": "It comes back every {span}.",
    "why_fixed": "This day is fixed. After it, it is too late.",
    "why_since": "We count it from {since}.",
    "later": "After that: {steps}.",
    "visit": "We plan to see you or to call you on {day}.",
    "bring": "What to bring",
    "bring_none": "You do not need to bring anything now.",
    "missing": "We do not have it yet.",
    "refused": "We cannot use the one that you gave us. Bring another one.",
    "expired": "The one that we have is no longer valid. Bring a new one.",
    "reason": "Why: {reason}",
    "bring_by": "Bring it by {day}.",
    "others": "You do not need to bring these, they come from others: {papers}.",
    "more": "There is more. Ask us.",
    "own_words": "From us to you",
    "ask": "Where to ask",
    "ask_person": "Ask {name}, {house}.",
    "ask_house": "Ask us at {house}.",
    "ask_number": "Tell us this number: {ref}",
    "ask_phone": "Phone or place:",
    "free": "Our help is free. Nobody may ask you for money for a job or for a place.",
    "safe": "Keep this page in a safe place.",
    "made_on": "Made on {day}",
    "closed": "We finished our work with you on {day}. You can always come and ask.",
    "step": "A step of your procedure",
    "paper": "A paper, ask us which one",
}

_ES = {
    "title": "Lo que sigue",
    "for": "Para {names}",
    "done": "Lo que ya está hecho",
    "done_on": "Hecho el {day}.",
    "refused_on": "No aprobado el {day}.",
    "remedy": "Puede pedir una nueva decisión hasta el {day}. Venga a hablar con nosotros pronto.",
    "done_none": "Todavía no hay nada terminado.",
    "next": "Lo que viene ahora",
    "next_none": "Por ahora no hay nada que hacer. Le avisaremos cuando haya algo.",
    "who": "Para {name}",
    "turn_person": "Esto lo hace usted.",
    "turn_us": "Esto lo hacemos nosotros.",
    "turn_employer": "Esto lo hace el empleador.",
    "turn_office": "Esperamos a la oficina.",
    "turn_partner": "Esto lo hace otro servicio.",
    "by": "Hágalo a más tardar el {day}.",
    "expected": "Lo esperamos a más tardar el {day}.",
    "not_before": "No antes del {day}.",
    "why_by_hand": "Elegimos este día con cuidado.",
    "why_law": "La ley da este plazo a la oficina para responder.",
    "why_usual": "Es un cálculo: suele tardar alrededor de {span}.",
    "why_again": "Se repite cada {span}.",
    "why_fixed": "Este día es fijo. Después ya es tarde.",
    "why_since": "Lo contamos desde el {since}.",
    "later": "Después: {steps}.",
    "visit": "Pensamos visitarle o llamarle el {day}.",
    "bring": "Lo que debe traer",
    "bring_none": "Por ahora no tiene que traer nada.",
    "missing": "Todavía no lo tenemos.",
    "refused": "No podemos usar el que nos dio. Traiga otro.",
    "expired": "El que tenemos ya no es válido. Traiga uno nuevo.",
    "reason": "Por qué: {reason}",
    "bring_by": "Tráigalo a más tardar el {day}.",
    "others": "Estos no tiene que traerlos, vienen de otros: {papers}.",
    "more": "Hay más. Pregúntenos.",
    "own_words": "De nosotros para usted",
    "ask": "Dónde preguntar",
    "ask_person": "Pregunte por {name}, {house}.",
    "ask_house": "Pregunte en {house}.",
    "ask_number": "Díganos este número: {ref}",
    "ask_phone": "Teléfono o lugar:",
    "free": "Nuestra ayuda es gratuita. Nadie puede pedirle dinero por un empleo o por un cupo.",
    "safe": "Guarde esta hoja en un lugar seguro.",
    "made_on": "Hecho el {day}",
    "closed": "Terminamos nuestro trabajo con usted el {day}. Siempre puede venir a preguntar.",
    "step": "Un paso de su trámite",
    "paper": "Un documento, pregúntenos cuál",
}

_FR = {
    "title": "La suite",
    "for": "Pour {names}",
    "done": "Ce qui est fait",
    "done_on": "Fait le {day}.",
    "refused_on": "Pas accepté le {day}.",
    "remedy": "Vous pouvez demander une nouvelle décision jusqu’au {day}. Venez vite nous en parler.",
    "done_none": "Rien n’est encore terminé.",
    "next": "Ce qui vient maintenant",
    "next_none": "Il n’y a rien à faire pour le moment. Nous vous le dirons.",
    "who": "Pour {name}",
    "turn_person": "C’est à vous de le faire.",
    "turn_us": "Nous nous en occupons.",
    "turn_employer": "L’employeur s’en occupe.",
    "turn_office": "Nous attendons l’administration.",
    "turn_partner": "Un autre service s’en occupe.",
    "by": "À faire au plus tard le {day}.",
    "expected": "Nous l’attendons au plus tard le {day}.",
    "not_before": "Pas avant le {day}.",
    "why_by_hand": "Nous avons choisi ce jour avec soin.",
    "why_law": "La loi donne ce délai à l’administration pour répondre.",
    "why_usual": "C’est une estimation : cela prend souvent environ {span}.",
    "why_again": "Cela revient tous les {span}.",
    "why_fixed": "Ce jour est fixe. Après, il est trop tard.",
    "why_since": "Nous comptons à partir du {since}.",
    "later": "Ensuite : {steps}.",
    "visit": "Nous pensons vous voir ou vous appeler le {day}.",
    "bring": "Ce qu’il faut apporter",
    "bring_none": "Vous n’avez rien à apporter pour l’instant.",
    "missing": "Nous ne l’avons pas encore.",
    "refused": "Nous ne pouvons pas utiliser celui que vous avez donné. Apportez-en un autre.",
    "expired": "Celui que nous avons n’est plus valable. Apportez-en un nouveau.",
    "reason": "Pourquoi : {reason}",
    "bring_by": "Apportez-le au plus tard le {day}.",
    "others": "Ceux-ci viennent d’ailleurs, vous n’avez pas à les apporter : {papers}.",
    "more": "Il y a encore autre chose. Demandez-nous.",
    "own_words": "De nous à vous",
    "ask": "Où demander",
    "ask_person": "Demandez {name}, {house}.",
    "ask_house": "Demandez à {house}.",
    "ask_number": "Donnez-nous ce numéro : {ref}",
    "ask_phone": "Téléphone ou lieu :",
    "free": "Notre aide est gratuite. Personne n’a le droit de vous demander de l’argent pour un emploi ou une place.",
    "safe": "Gardez cette feuille en lieu sûr.",
    "made_on": "Fait le {day}",
    "closed": "Nous avons terminé notre travail avec vous le {day}. Vous pouvez toujours venir demander.",
    "step": "Une étape de votre démarche",
    "paper": "Un document, demandez-nous lequel",
}

_PT = {
    "title": "O que vem a seguir",
    "for": "Para {names}",
    "done": "O que já está feito",
    "done_on": "Feito em {day}.",
    "refused_on": "Não aprovado em {day}.",
    "remedy": "Pode pedir uma nova decisão até {day}. Venha falar conosco em breve.",
    "done_none": "Ainda não há nada terminado.",
    "next": "O que vem agora",
    "next_none": "Por enquanto não há nada a fazer. Nós avisaremos.",
    "who": "Para {name}",
    "turn_person": "Isto é com você.",
    "turn_us": "Isto é conosco.",
    "turn_employer": "Isto é com o empregador.",
    "turn_office": "Esperamos pela repartição.",
    "turn_partner": "Isto é com outro serviço.",
    "by": "Faça até {day}.",
    "expected": "Esperamos até {day}.",
    "not_before": "Não antes de {day}.",
    "why_by_hand": "Escolhemos este dia com cuidado.",
    "why_law": "A lei dá este prazo à repartição para responder.",
    "why_usual": "É uma estimativa: costuma demorar cerca de {span}.",
    "why_again": "Repete-se a cada {span}.",
    "why_fixed": "Este dia é fixo. Depois já é tarde.",
    "why_since": "Contamos a partir de {since}.",
    "later": "Depois: {steps}.",
    "visit": "Pensamos visitar ou telefonar em {day}.",
    "bring": "O que trazer",
    "bring_none": "Por enquanto não precisa trazer nada.",
    "missing": "Ainda não o temos.",
    "refused": "Não podemos usar o que nos deu. Traga outro.",
    "expired": "O que temos já não é válido. Traga um novo.",
    "reason": "Porquê: {reason}",
    "bring_by": "Traga até {day}.",
    "others": "Estes não precisa trazer, vêm de outros: {papers}.",
    "more": "Há mais. Pergunte-nos.",
    "own_words": "De nós para você",
    "ask": "Onde perguntar",
    "ask_person": "Pergunte por {name}, {house}.",
    "ask_house": "Pergunte em {house}.",
    "ask_number": "Diga-nos este número: {ref}",
    "ask_phone": "Telefone ou lugar:",
    "free": "A nossa ajuda é gratuita. Ninguém pode pedir dinheiro por um emprego ou por uma vaga.",
    "safe": "Guarde esta folha num lugar seguro.",
    "made_on": "Feito em {day}",
    "closed": "Terminamos o nosso trabalho com você em {day}. Pode sempre vir perguntar.",
    "step": "Um passo do seu processo",
    "paper": "Um documento, pergunte-nos qual",
}

_HT = {
    "title": "Sa k ap vini apre",
    "for": "Pou {names}",
    "done": "Sa ki fèt deja",
    "done_on": "Fèt {day}.",
    "refused_on": "Yo pa aksepte l {day}.",
    "remedy": "Ou ka mande yon lòt desizyon jiska {day}. Vin pale avèk nou byen vit.",
    "done_none": "Anyen poko fini.",
    "next": "Sa k ap vini kounye a",
    "next_none": "Pa gen anyen pou fè kounye a. N ap di ou lè genyen.",
    "who": "Pou {name}",
    "turn_person": "Se ou menm ki pou fè sa.",
    "turn_us": "Se nou menm k ap fè sa.",
    "turn_employer": "Se patwon an k ap fè sa.",
    "turn_office": "N ap tann biwo a.",
    "turn_partner": "Se yon lòt sèvis k ap fè sa.",
    "by": "Fè l anvan oswa jou sa a: {day}.",
    "expected": "N ap tann li jiska {day}.",
    "not_before": "Pa anvan {day}.",
    "why_by_hand": "Nou chwazi jou sa a ak swen.",
    "why_law": "Lalwa bay biwo a tan sa a pou li reponn.",
    "why_usual": "Se yon kalkil: sa konn pran anviwon {span}.",
    "why_again": "Sa tounen chak {span}.",
    "why_fixed": "Jou sa a pa ka chanje. Apre l, li twò ta.",
    "why_since": "Nou konte depi {since}.",
    "later": "Apre sa: {steps}.",
    "visit": "Nou gen plan wè ou oswa rele ou {day}.",
    "bring": "Sa pou ou pote",
    "bring_none": "Ou pa bezwen pote anyen kounye a.",
    "missing": "Nou poko genyen l.",
    "refused": "Nou pa ka sèvi ak sa ou te ban nou an. Pote yon lòt.",
    "expired": "Sa nou genyen an pa bon ankò. Pote yon nouvo.",
    "reason": "Poukisa: {reason}",
    "bring_by": "Pote l anvan oswa jou sa a: {day}.",
    "others": "Ou pa bezwen pote sa yo, se lòt moun k ap bay yo: {papers}.",
    "more": "Gen lòt bagay ankò. Mande nou.",
    "own_words": "Yon mo nan men nou pou ou",
    "ask": "Ki kote pou ou mande",
    "ask_person": "Mande pou {name}, {house}.",
    "ask_house": "Mande nou nan {house}.",
    "ask_number": "Di nou nimewo sa a: {ref}",
    "ask_phone": "Telefòn oswa kote:",
    "free": "Èd nou an gratis. Pèsonn pa gen dwa mande ou lajan pou yon travay oswa pou yon plas.",
    "safe": "Kenbe fèy sa a yon kote ki an sekirite.",
    "made_on": "Fèt {day}",
    "closed": "Nou fini travay nou avèk ou {day}. Ou ka toujou vin mande.",
    "step": "Yon etap nan demach ou a",
    "paper": "Yon papye, mande nou kilès",
}

_AR = {
    "title": "ما الخطوة التالية",
    "for": "إلى {names}",
    "done": "ما تم إنجازه",
    "done_on": "تم في {day}.",
    "refused_on": "لم تتم الموافقة في {day}.",
    "remedy": "يمكنكم طلب قرار جديد حتى {day}. تعالوا للتحدث معنا قريبًا.",
    "done_none": "لم يكتمل شيء بعد.",
    "next": "ما سيأتي الآن",
    "next_none": "لا يوجد ما يجب عمله الآن. سنخبركم عندما يلزم شيء.",
    "who": "تخص {name}",
    "turn_person": "هذا عليكم أنتم.",
    "turn_us": "نحن نقوم بهذا.",
    "turn_employer": "يقوم صاحب العمل بهذا.",
    "turn_office": "ننتظر رد الدائرة الرسمية.",
    "turn_partner": "تقوم جهة أخرى بهذا.",
    "by": "آخر يوم لذلك: {day}.",
    "expected": "نتوقع ذلك حتى {day}.",
    "not_before": "ليس قبل {day}.",
    "why_by_hand": "اخترنا هذا اليوم بعناية.",
    "why_law": "يمنح القانون الدائرة هذه المدة للرد.",
    "why_usual": "هذا تقدير: يستغرق ذلك عادةً نحو {span}.",
    "why_again": "يتكرر ذلك كل {span}.",
    "why_fixed": "هذا اليوم ثابت، وبعده يفوت الأوان.",
    "why_since": "نحسب المدة ابتداءً من {since}.",
    "later": "بعد ذلك: {steps}.",
    "visit": "ننوي زيارتكم أو الاتصال بكم في {day}.",
    "bring": "ما يجب إحضاره",
    "bring_none": "لا حاجة إلى إحضار أي شيء الآن.",
    "missing": "ليس لدينا بعد.",
    "refused": "لا يمكننا استعمال الوثيقة التي قدمتموها. أحضروا غيرها.",
    "expired": "الوثيقة التي لدينا لم تعد صالحة. أحضروا وثيقة جديدة.",
    "reason": "السبب: {reason}",
    "bring_by": "آخر يوم لإحضارها: {day}.",
    "others": "لا حاجة إلى إحضار هذه الوثائق، فهي تأتي من جهات أخرى: {papers}.",
    "more": "هناك المزيد. اسألونا.",
    "own_words": "كلمة منا إليكم",
    "ask": "أين تسألون",
    "ask_person": "اسألوا عن {name}، {house}.",
    "ask_house": "اسألونا في {house}.",
    "ask_number": "اذكروا لنا هذا الرقم: {ref}",
    "ask_phone": "الهاتف أو المكان:",
    "free": "مساعدتنا مجانية. لا يحق لأحد أن يطلب منكم مالًا مقابل عمل أو مكان.",
    "safe": "احفظوا هذه الورقة في مكان آمن.",
    "made_on": "حُررت في {day}",
    "closed": "أنهينا عملنا معكم في {day}. يمكنكم دائمًا أن تأتوا وتسألوا.",
    "step": "خطوة من معاملتكم",
    "paper": "وثيقة، اسألونا عنها",
}

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "en": _EN, "es": _ES, "fr": _FR, "pt": _PT, "ht": _HT, "ar": _AR,
}  # fmt: skip

_HT_DAYS = ("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch")
_HT_MONTHS = (
    "janvye", "fevriye", "mas", "avril", "me", "jen", "jiyè", "out", "septanm", "oktòb", "novanm", "desanm",
)  # fmt: skip
_AR_DAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
# Both names of each month: one half of those who read Arabic knows only one of them.
_AR_MONTHS = (
    "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو", "تموز/يوليو",
    "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
)  # fmt: skip


_DAYS = {
    "en": ("{} day", "{} days"), "es": ("{} día", "{} días"), "fr": ("{} jour", "{} jours"),
    "pt": ("{} dia", "{} dias"), "ht": ("{} jou", "{} jou"),
}  # fmt: skip


def say(language: str, sentence: str, **facts: object) -> str:
    """The sentence in that language. Raises KeyError for a language or a sentence that is not there."""
    return SENTENCES[language][sentence].format_map({name: apart(language, str(it)) for name, it in facts.items()})


def apart(language: str, text: str) -> str:
    """The text so that its direction and that of the sentence around it leave each other alone.

    What is made of such pieces already (several names in a row) keeps the direction of the sentence.
    """
    if not text or "\u2068" in text:
        return text
    both = language in RIGHT_TO_LEFT or any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)
    return f"\u2068{text}\u2069" if both else text


def day(language: str, when: date) -> str:
    """A day with its weekday, as one says it: "Tuesday, 24 November 2026"."""
    if language == "ht":
        return f"{_HT_DAYS[when.weekday()]} {when.day} {_HT_MONTHS[when.month - 1]} {when.year}"
    if language == "ar":
        return f"{_AR_DAYS[when.weekday()]} {when.day} {_AR_MONTHS[when.month - 1]} {when.year}"
    return str(babel_dates.format_date(when, "full", locale=_FORMATS[language]))


def span(language: str, days: int) -> str:
    """So many days: "60 days", and in Arabic one of the four forms that its numbers take."""
    if language != "ar":
        one, many = _DAYS[language]
        return (one if days == 1 else many).format(days)
    if days in (1, 2):
        return ("يوم واحد", "يومين")[days - 1]
    return f"{days} {'أيام' if 3 <= days % 100 <= 10 else 'يومًا' if days % 100 > 10 else 'يوم'}"


def listed(language: str, things: Iterable[str]) -> str:
    """Things in a row, with the comma of the language."""
    return ("، " if language in RIGHT_TO_LEFT else ", ").join(apart(language, thing) for thing in things)
