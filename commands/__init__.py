"""The commands of `counterwatch`, one file each; `cli.py` wires them."""
