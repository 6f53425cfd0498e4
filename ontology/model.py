"""The terms of the vocabulary to which the code itself gives a meaning, each named once.

Every other class, property, role and label stands in the Turtle alone; tests/ontology/test_no_terms_in_python.py
finds one that stands in Python.
"""

# Classes
STATEMENT = "Statement"  # needs a source; its identifier is a hash of its content
CLAIM = "Claim"  # a statement that gives one value of one property of one entity
ENGAGEMENT = "Engagement"  # a statement that an agent has a role in a context
SOURCE_CLASS = "Source"  # the source of all statements of a file, described once in the file

# Properties of entities
NAME = "name"  # Latvian; the English name is `naming.english(NAME)`
ALIASES = "aliases"
VISIBILITY = "visibility"  # whether the public sees the name

# Properties of statements; `source` is also the section in which a file describes its source
SOURCE = "source"
LINE = "line"
LOCATOR = "locator"
STATUS = "status"

# Properties of sources
SCOPE = "scope"  # a reader may choose what sources of one scope say
ISSUED = "issued"  # a citation gives it
URL = "url"  # a citation links to it

# Properties of claims
ABOUT = "about"
PROPERTY = "property"
VALUE = "value"
VALUE_ENTITY = "valueEntity"
RANK = "rank"

# Properties of engagements; derived relationships go from agent to context
AGENT = "agent"
ROLE = "role"
CONTEXT = "context"

# Codes
STATED = "stated"  # the status from which relationships are derived
PLANNED = "planned"  # the status of what is drawn as not yet so
PREFERRED = "preferred"  # the rank of the claim that holds where claims differ
INTERNAL = "internal"  # the visibility of people whom the public sees by role only
