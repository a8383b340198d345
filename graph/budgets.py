"""How much of everything one input may hold: past it a sentence says so, and the rest is read.

Each is meant to be far above what a newsroom has, and low enough for a small machine.
"""

_MB = 1_000_000

# An article.
MAX_ARTICLE = 1_000_000  # code points; what spaCy's parser is made for, and 150 times a long news article
MAX_SECONDS = 300.0  # of processor time for one article; 30,000 characters take 2 at most
MAX_RUN = 100  # marks, brackets, dashes or emoji without a space; the tokenizer takes the square of it
MAX_WORD = 1_000  # code points without a space; addresses of pages are shorter

# A file that is an article, in bytes.
MAX_TEXT = 5 * _MB  # an article at its limit has 4 MB in the widest encoding
MAX_PAGE = 20 * _MB
MAX_MAIL = 50 * _MB
MAX_DOCUMENT = 200 * _MB  # with its pictures
MAX_XML = 40 * _MB  # of a part of a document once unpacked; an article at its limit stays below 20 MB
MAX_UNPACKED = 200 * _MB  # of all parts of a document
MAX_PAGE_ELEMENTS = 30_000  # of a web page; news has 10,000, and time grows with the square
MAX_ELEMENTS = 500_000  # tags of a document; a paragraph has about ten
MAX_PARTS = 100  # of a mail; the time to parse it grows with their number and with its lines
MAX_PART_LINES = 10 * _MB  # parts of a mail times its lines; a second takes half of that
MAX_PAGES = 3_000  # of a PDF; an article at its limit has 500
MAX_PIECES = 60_000  # of text in a page of a PDF; a sheet of a newspaper, letter by letter, has 40,000
PDF_SECONDS = 1.0  # of processor time for a PDF, however small
PDF_SECONDS_A_BYTE = 100 / _MB  # more for its size
WORKER_MEMORY = 1_500 * _MB  # bytes of memory of the process that reads PDFs

# An archive of articles: zip, tar, WARC, or a feed. An archive inside an archive is not read.
MAX_ARCHIVE = 8_000 * _MB  # bytes that all it holds unpacks to; a file of the largest crawl has 5,000 MB
MAX_MEMBERS = 200_000  # files of one; the directory of a zip is in memory at once
MAX_DIRECTORY = 20 * _MB  # bytes of that; 100 for each member
MAX_HEADER = 1 * _MB  # bytes of what stands before a file in a tar
MAX_XZ = 200 * _MB  # bytes of memory to unpack xz, which asks for 65 MB where it packs hardest
MAX_FEED = 50 * _MB  # bytes of a feed; a large one has 5 MB

# A file of rows.
MAX_LINE = 16 * _MB  # code points: an article at its limit with every letter escaped, and its other columns
MAX_STREAM = 4_000 * _MB  # code points of one file: a year of a wire service stays below, a bomb does not
MAX_ROWS = 2_000_000  # of one file
MAX_JSON = 500 * _MB  # bytes; the whole file is in memory at once
MAX_VALUES = 5_000_000  # objects and lists of a JSON file; each takes memory, also where it is empty
MAX_ITEMS = 20_000_000  # what stands between commas in it

# What the program itself has written, or a person.
MAX_CURATION = 20 * _MB  # bytes of a curation file
MAX_GRAPH = 4_000 * _MB  # bytes of a graph.json
MAX_STORED = 500 * _MB  # bytes of what is stored of one article, unpacked

# A question that is served.
MAX_QUESTION = 500  # code points; a long one in plain words has 100
MAX_NAME = 200  # code points of a name or an id; what resembles an unknown one takes time with its length
MAX_QUERY = 8_000  # bytes of an address behind its question mark, all of its parts encoded
MAX_LISTED = 200  # rows of each list in one answer
MAX_OFFSET = 10_000_000  # rows before them
MAX_WAITING = 64  # requests at once; further ones are told to come again
