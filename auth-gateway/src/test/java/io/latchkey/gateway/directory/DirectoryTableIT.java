package io.latchkey.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class DirectoryTableIT {
    private final Gateway gateway = Gateway.shared();

    @Test
    void anAddressThatNobodyHasIsARowToReadLikeAnyOther() {
        String somebody = People.address();
        String nobody = People.address();
        new People(gateway).create(somebody, "Ana");

        assertThat(known(nobody)).containsExactly(false);
        assertThat(known(somebody)).containsExactly(true);
        var accounts = gateway.bean(DirectoryTable.class);
        assertThat(accounts.findByAddress(new EmailAddress(nobody)).blockOptional())
                .isEmpty();
        assertThat(accounts.findByAddress(new EmailAddress(somebody)).blockOptional())
                .isPresent();
    }

    private List<Boolean> known(String address) {
        return gateway.bean(DatabaseClient.class)
                .sql(DirectoryTable.BY_EMAIL)
                .bind("email", address)
                .bind("locale", AccountLocale.ENGLISH.code())
                .map(row -> Boolean.TRUE.equals(row.get("known", Boolean.class)))
                .all()
                .collectList()
                .blockOptional()
                .orElseThrow();
    }
}
