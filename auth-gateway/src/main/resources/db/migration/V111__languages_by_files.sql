-- A language is its files: which ones there are is for the service to know, the tables hold its form. No row is read or
-- written, whatever is stored already has the form; the next statement that writes a row checks it.
ALTER TABLE account
    DROP CONSTRAINT account_locale_check,
    ADD CONSTRAINT account_locale_form CHECK (locale ~ '^[a-z]{2,3}$') NOT VALID;

ALTER TABLE access_request
    DROP CONSTRAINT access_request_locale_check,
    ADD CONSTRAINT access_request_locale_form CHECK (locale ~ '^[a-z]{2,3}$') NOT VALID;

ALTER TABLE courtesy
    DROP CONSTRAINT courtesy_locale_check,
    ADD CONSTRAINT courtesy_locale_form CHECK (locale ~ '^[a-z]{2,3}$') NOT VALID;
