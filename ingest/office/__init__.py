"""What the readers of office documents share: the packages they come in, their blocks, numbering and fonts."""
