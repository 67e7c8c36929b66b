# Satu Pintu: `make help` lists what can be done here.
.DEFAULT_GOAL := help
.PHONY: help run test sure fmt fmt-check lint types contracts cover pins clean
.NOTPARALLEL:

PY := .venv/bin/python
TESTS ?= tests

help: ## Tunjukkan daftar perintah ini
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: ## Jalankan kantor peragaan di http://127.0.0.1:8080 (PORT mengubahnya; Ctrl-C menghentikan semuanya)
	@.ci/prepare requirements.txt
	@exec $(PY) -m app.commands.run

test: ## Jalankan semua uji, di SQLite dan di PostgreSQL (TESTS=tests/unit memilih sebagian)
	@.ci/prepare requirements-dev.txt
	@$(PY) -m pytest -n 2 $(TESTS)

sure: fmt-check lint types contracts cover ## Pastikan perubahan layak: format, lint, tipe, kontrak impor, uji, cakupan

fmt: ## Rapikan format kode
	@.ci/prepare requirements-dev.txt
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix-only --quiet .

fmt-check:
	@.ci/prepare requirements-dev.txt
	@$(PY) -m ruff format --check .

lint: ## Periksa gaya kode
	@.ci/prepare requirements-dev.txt
	@$(PY) -m ruff check .

types: ## Periksa tipe
	@.ci/prepare requirements-dev.txt
	@$(PY) -m mypy

contracts: ## Periksa siapa boleh mengimpor siapa
	@.ci/prepare requirements-dev.txt
	@.venv/bin/lint-imports --no-logo --no-cache

cover: ## Jalankan semua uji dengan cakupan (100 % untuk app/domain)
	@.ci/prepare requirements-dev.txt
	@$(PY) -m pytest -n 2 --cov --cov-report= $(TESTS)
	@$(PY) -m coverage report --include='app/domain/*' --fail-under=100
	@$(PY) -m coverage report --skip-covered

pins: ## Tulis ulang requirements.txt dan requirements-dev.txt dari berkas .in
	@.ci/pins

clean: ## Hapus lingkungan virtual dan sisa uji; var/ (data peragaan) dibiarkan
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage*
