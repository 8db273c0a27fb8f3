"""How the reader's models are learnt and measured; `python -m eval.train_reader` is the command."""
