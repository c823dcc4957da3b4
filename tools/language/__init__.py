"""How the files of a language (lib/lang/README.md) are read and become tables; tools/vocabulary.py puts them together."""
