-- One fact may be the cause of several mails to one account: who is created with a role gets a first link and is told of
-- the role. A replica of before cannot queue mails once this is done: see upgrading.md.
ALTER TABLE mail ADD CONSTRAINT mail_cause_template UNIQUE (cause_id, account_id, template);
ALTER TABLE mail DROP CONSTRAINT mail_cause;

-- the account that a mail to somebody else is about; null: about its recipient
ALTER TABLE mail ADD COLUMN about_account uuid;

-- What operators did is written and read; nobody changes it or takes it away.
CREATE FUNCTION operations_audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'operations_audit is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER operations_audit_append_only BEFORE UPDATE OR DELETE ON operations_audit
    FOR EACH ROW EXECUTE FUNCTION operations_audit_refuse_change();
CREATE TRIGGER operations_audit_not_emptied BEFORE TRUNCATE ON operations_audit
    FOR EACH STATEMENT EXECUTE FUNCTION operations_audit_refuse_change();

-- Until when an operator counts as having proved every factor just now; null: by a gateway of before, which did not say.
ALTER TABLE operations_session ADD COLUMN fresh_until timestamptz;
