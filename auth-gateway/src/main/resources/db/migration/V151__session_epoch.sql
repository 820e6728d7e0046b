-- How often sessions of the account were ended on purpose: infra/docs/adr/0020-second-factor-policy.md.
ALTER TABLE account ADD COLUMN session_epoch bigint NOT NULL DEFAULT 0;

COMMENT ON COLUMN account.session_epoch IS
    'Raised whenever somebody ends sessions of the account: a session that a change of credentials carries on is not written again over it.';
