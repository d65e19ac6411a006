#!/bin/sh
# The account of the service, when the server of compose.yaml starts for the first time: it owns its database and is no
# superuser, since no rule on rows holds one (docs/decisions/0029-what-postgresql-keeps.md). Written, not run.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$(cat /run/secrets/database-password)" --username postgres <<'SQL'
CREATE ROLE lift LOGIN PASSWORD :'password';
CREATE DATABASE lift OWNER lift;
SQL
