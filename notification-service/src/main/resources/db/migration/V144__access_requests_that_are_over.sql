-- Serves: forgetting requests some time after executives were told of them, looked for with every round.
CREATE INDEX access_request_over ON access_request (coalesce(told_at, dropped_at));
