package io.latchkey.account.enrolment;

import io.latchkey.platform.sql.RecordMapper;
import io.latchkey.platform.sql.SqlRows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every statement on the table {@code enrolment_mail}. */
@Component
class EnrolmentMailTable {

    private static final String COLUMNS =
            "SELECT request_id, account_id, challenge, requested_at, expires_at, key_version, salt FROM enrolment_mail ";

    private static final String FIND = COLUMNS + "WHERE request_id = ANY(:ids)";

    private static final String LATELY =
            COLUMNS + "WHERE account_id = :account AND requested_at > :since ORDER BY requested_at";

    private static final String ADD = """
            INSERT INTO enrolment_mail (request_id, account_id, challenge, requested_at, expires_at, key_version, salt)
            SELECT request_id, account_id, challenge, requested_at, expires_at, key_version, salt
            FROM json_to_recordset(CAST(:rows AS json)) AS new (request_id uuid, account_id uuid, challenge text,
                requested_at timestamptz, expires_at timestamptz, key_version text, salt text)
            """;

    private static final String OF_CHALLENGE =
            COLUMNS + "WHERE account_id = :account AND challenge = :challenge ORDER BY requested_at LIMIT 1";

    private static final String PURGE = "DELETE FROM enrolment_mail WHERE expires_at < :before";

    private static final RecordMapper<EnrolmentMail> MAIL = RecordMapper.of(EnrolmentMail.class);

    private final DatabaseClient database;

    EnrolmentMailTable(DatabaseClient database) {
        this.database = database;
    }

    Flux<EnrolmentMail> findByIds(Collection<UUID> requestIds) {
        return database.sql(FIND)
                .bind("ids", requestIds.toArray(UUID[]::new))
                .map(MAIL)
                .all();
    }

    /** Those of an account, oldest first. */
    Mono<List<EnrolmentMail>> findRecent(UUID accountId, Instant since) {
        return database.sql(LATELY)
                .bind("account", accountId)
                .bind("since", since)
                .map(MAIL)
                .all()
                .collectList();
    }

    /** The first of a challenge; all of them have the same code. */
    Mono<EnrolmentMail> findFirst(UUID accountId, String challenge) {
        return database.sql(OF_CHALLENGE)
                .bind("account", accountId)
                .bind("challenge", challenge)
                .map(MAIL)
                .one();
    }

    Mono<Void> insert(EnrolmentMail mail) {
        return database.sql(ADD).bind("rows", SqlRows.toJson(List.of(mail))).then();
    }

    Mono<Long> deleteExpiredBefore(Instant before) {
        return database.sql(PURGE).bind("before", before).fetch().rowsUpdated();
    }
}
