# For fingers that type make. All of it is in ./dev, which also takes arguments.
.PHONY: run test lint
run test lint:
	@./dev $@
