"""`python -m clausetrail` is the command `clausetrail`."""

from .cli import main

if __name__ == "__main__":
    main()
