-- the newest fact that required, reset or removed the second factor; it travels with questions to account-service, so
-- that a lost phone's code is not asked for until Kafka has brought the reset
ALTER TABLE account ADD COLUMN two_factor_version bigint NOT NULL DEFAULT 0;
