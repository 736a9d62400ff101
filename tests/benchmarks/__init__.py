"""Speed and memory, each figure beside something run in the same minute; not collected by pytest."""
