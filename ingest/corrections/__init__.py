"""What archivists put right: operations over an untouched reading, replayed when it is read again."""
