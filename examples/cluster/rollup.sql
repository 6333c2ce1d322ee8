-- Adds up organ, district, city and province, and holds each level's own report against the level below it.
-- One query, the same for Spark and for DuckDB (README.md), over two tables:
--
--   facts   as `report facts` writes them
--   organs  organ, level (organ, district, city, province), parent: the organ that adds this one up
--
-- As in `report rollup`, only exact counts and amounts that somebody typed are added, never shares, rates or
-- what a formula computes; a `/` is nothing to add, and not lacking.
WITH
numbers AS (
    SELECT organ, year, form, id, coalesce(unit, '') AS unit, min(label) AS label,
           sum(coalesce(number, 0)) AS number, count(finding) AS doubted
    FROM facts
    WHERE id IS NOT NULL
      AND (state = 'blank' OR state = 'stated' AND number IS NOT NULL)
      AND translate(coalesce(unit, ''), '%％‰/／每倍率', '') = coalesce(unit, '')
      AND coalesce(unit, '') NOT LIKE '%百分%'
    GROUP BY organ, year, form, id, coalesce(unit, '')
    -- Of two files of an organ and year nobody knows which one counts: neither.
    HAVING count(*) = 1
),
-- What those directly below state themselves.
below AS (
    SELECT organs.parent AS organ, year, form, id, unit, min(label) AS label,
           sum(number) AS of_below, count(*) AS stating, sum(doubted) AS doubted
    FROM organs JOIN numbers ON numbers.organ = organs.organ
    WHERE organs.parent IS NOT NULL
    GROUP BY organs.parent, year, form, id, unit
),
expected AS (
    SELECT parent AS organ, count(*) AS expected FROM organs WHERE parent IS NOT NULL GROUP BY parent
),
-- Every organ at the bottom with each of the levels above it.
bottom AS (
    SELECT organ, parent AS above FROM organs WHERE level = 'organ'
    UNION ALL
    SELECT one.organ, two.parent FROM organs AS one JOIN organs AS two ON two.organ = one.parent
    WHERE one.level = 'organ'
    UNION ALL
    SELECT one.organ, three.parent FROM organs AS one JOIN organs AS two ON two.organ = one.parent
    JOIN organs AS three ON three.organ = two.parent
    WHERE one.level = 'organ'
),
-- What the organs at the bottom state, whatever the levels between make of it.
of_bottom AS (
    SELECT above AS organ, year, form, id, unit, sum(number) AS of_organs, count(*) AS organs
    FROM bottom JOIN numbers ON numbers.organ = bottom.organ
    WHERE above IS NOT NULL
    GROUP BY above, year, form, id, unit
)
SELECT
    below.year, organs.level, below.organ, below.form, below.id, below.label, below.unit,
    own.number AS reported,
    of_below,
    own.number - of_below AS difference,
    CASE
        WHEN own.number IS NULL THEN 'not reported'
        WHEN stating = expected AND own.number = of_below THEN 'equal'
        WHEN stating = expected THEN 'different'
        -- Something is lacking below: the sum is the least that it can be.
        WHEN own.number >= of_below THEN 'at least'
        ELSE 'too little'
    END AS verdict,
    stating, expected, below.doubted, of_organs, of_bottom.organs
FROM below
JOIN organs ON organs.organ = below.organ
JOIN expected ON expected.organ = below.organ
LEFT JOIN numbers AS own
    ON own.organ = below.organ AND own.year = below.year AND own.form = below.form
    AND own.id = below.id AND own.unit = below.unit
LEFT JOIN of_bottom
    ON of_bottom.organ = below.organ AND of_bottom.year = below.year AND of_bottom.form = below.form
    AND of_bottom.id = below.id AND of_bottom.unit = below.unit
ORDER BY below.year, organs.level, below.organ, below.form, below.id, below.unit
