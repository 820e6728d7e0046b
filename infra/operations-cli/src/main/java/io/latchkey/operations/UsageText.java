package io.latchkey.operations;

/** What the command can do. */
final class UsageText {

    static final String TEXT = """
            usage: infra/ops COMMAND [ARGUMENT] [OPTION]...

            Looking
              list [--day]              what is stuck and why, how mails fared in the last hour (or day)
              show ID|ADDRESS           what became of a mail: by its id, its cause's, an account's, or a person's address
              letters [--topic T] [--state S] [--limit N]
                                        dead letters, oldest first; S: open, parked, replayed, discarded, gone, all
              letter PLACE              one dead letter and what its replay would do; PLACE: topic/partition/offset
              channels                  how the ways out stand
              suppressions              addresses that get no mail, by account
              outbox                    events of notification-service that the broker refused
              audit                     what was done here, by whom and why

            Doing, each with --reason "one line"
              replay --cap N [--topic T] [--dry-run]
                                        publish the oldest open letters again, N at most; --dry-run only says what
                                        would happen and needs no reason
              replay PLACE [--dry-run]  one letter
              park PLACE                keep a letter out of replays
              discard PLACE             give a letter up
              reopen PLACE              make it open again
              pause CHANNEL             no mail goes out on it
              resume CHANNEL            mails may take it again
              lift ACCOUNT              its address may get mail again, at the provider, too
              release ROW               send a refused event again

            Options
              --json                    print the answer as it came
              --help                    this

            Signs in at the gateway as an account with the role OPERATIONS: LATCHKEY_OPERATIONS_EMAIL, and the password
            from LATCHKEY_OPERATIONS_PASSWORD or asked for. LATCHKEY_OPERATIONS_CODE: the one-time password, where the
            account has a second factor; asked for otherwise. The gateway is at LATCHKEY_PUBLIC_URL (default
            http://localhost:8080, or the port LATCHKEY_GATEWAY_PORT); it says where the console is.
            Exit status: 0 done, 1 refused or failed, 2 wrong usage, 3 there is no such thing.
            """;

    private UsageText() {}
}
