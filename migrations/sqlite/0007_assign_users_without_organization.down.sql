-- Nothing to take back: the memberships are true, whoever wrote them.
SELECT 1;
