"""What can go wrong, as sentences: what, where, and what to do."""


class NewsgraphError(Exception):
    """Base of all errors that the program explains to its user; the message is one sentence for a reader."""


class UsageError(NewsgraphError):
    """The call itself is wrong: a bad option, an input that does not exist, a model that is not installed."""


class NameUnknownError(UsageError):
    """A name leads to nobody, or to several; the sentence lists those that may be meant."""


class ReadError(NewsgraphError):
    """One input cannot be read; the others can."""


class WriteError(NewsgraphError):
    """An output cannot be written; what stood there before still stands."""


class ArticleError(NewsgraphError):
    """A rule fails on one article; `article` is its id, and `rule` says which fails, and how."""

    def __init__(self, article: str, rule: str) -> None:
        super().__init__(f"The article {article} cannot be understood: {rule}.")
        self.article, self.rule = article, rule
