"""Run the command line as `python -m newsgraph`."""

from graph.__main__ import main

if __name__ == "__main__":
    main()
