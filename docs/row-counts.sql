-- Rows of each table of a database, for `tsqlaudit audit --stats FILE`. Save the result as CSV, e.g.
--   sqlcmd -S server -d database -i docs/row-counts.sql -s "," -W -h -1 -o rows.csv
SET NOCOUNT ON;

SELECT
    OBJECT_SCHEMA_NAME(p.object_id) AS [schema],
    OBJECT_NAME(p.object_id)        AS [table],
    SUM(p.row_count)                AS [rows]
FROM sys.dm_db_partition_stats AS p
INNER JOIN sys.objects AS o ON o.object_id = p.object_id
WHERE p.index_id IN (0, 1)  -- the heap or the clustered index: every row once
    AND o.type = 'U'
    AND o.is_ms_shipped = 0
GROUP BY p.object_id
ORDER BY [schema], [table];
