/* The least that an answer from SQLite can cost: one process, one indexed query, one row.
   Usage: one_row DATABASE SQL. Prints the first column; status 1 if there is no row. */
#include <sqlite3.h>
#include <stdio.h>

int main(int count, char **arguments) {
  sqlite3 *database;
  sqlite3_stmt *statement;
  if (count != 3) return 64;
  if (sqlite3_open_v2(arguments[1], &database, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) return 1;
  if (sqlite3_prepare_v2(database, arguments[2], -1, &statement, NULL) != SQLITE_OK) return 1;
  if (sqlite3_step(statement) != SQLITE_ROW) return 1;
  puts((const char *)sqlite3_column_text(statement, 0));
  sqlite3_finalize(statement);
  return sqlite3_close(database) == SQLITE_OK ? 0 : 1;
}
