"""Reading: gate, isolated reader, recognition by content, one file per kind."""
