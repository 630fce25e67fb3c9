# make demo · make test · make check · make bench
BIN := .venv/bin
# Compiled files are kept: every process that a test or a reading starts would compile all anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check bench prepare messages lock

prepare:
	@tools/prepare python

demo: prepare
	@$(BIN)/fridlyst demo

check: prepare
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src/fridlyst
	$(BIN)/lint-imports

test: prepare
	@tools/prepare postgres chromium
	$(MAKE) check
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not walk"
	$(BIN)/python -m tests.postgres $(BIN)/python -m pytest -n 2 --dist worksteal -m "storage and not journey and not files"

bench: prepare
	@tools/prepare postgres
	$(BIN)/python -m tests.bench

messages:
	$(BIN)/python -m tools.messages

lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements.lock
