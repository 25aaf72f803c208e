"""The console's own Cypher: what ends a statement that somebody cancelled."""

TERMINATE = """
SHOW TRANSACTIONS YIELD transactionId AS id, metaData
WHERE metaData[$name] = $tag
TERMINATE TRANSACTIONS id YIELD message
RETURN message
"""
