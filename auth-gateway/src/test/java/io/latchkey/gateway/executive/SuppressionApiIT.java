package io.latchkey.gateway.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Letting an account be sent mail again, over the API. */
class SuppressionApiIT {
    private static final String LIFTINGS = "/internal/v1/liftings";

    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);
    private final Browser executive = people.executive();
    private final UUID account = people.create(People.address(), "Ana");

    @Test
    void theWishIsHandedOverWithWhoHasIt() {
        answering(202);

        assertThat(lift(account).status()).isEqualTo(202);
        assertThat(lift(account).status()).isEqualTo(202);

        List<FakePeer.Asked> handed = handedOver();
        assertThat(handed).hasSize(2);
        assertThat(handed.getFirst().method()).isEqualTo("POST");
        assertThat(handed.getFirst().authorization()).startsWith("Bearer ");
        assertThat(handed.getFirst().body())
                .contains(people.id(Gateway.FIRST_EXECUTIVE).toString());
    }

    @Test
    void nothingIsPromisedThatNobodyTook() {
        for (int status : new int[] {503, 500, 404, 200}) {
            answering(status);

            Browser.Answer answer = lift(account);

            assertThat(answer.problem()).as("" + status).isEqualTo("unavailable");
            assertThat(answer.header("Retry-After")).isNotBlank();
        }
    }

    @Test
    void anAccountThatIsNotThereIsNotFoundAndNobodyIsAsked() {
        answering(202);
        UUID nobody = UUID.fromString("0198a1b2-0000-7000-8000-00000000dead");

        assertThat(lift(nobody).problem()).isEqualTo("not-found");
        assertThat(executive.delete("/api/v1/accounts/not-an-id/suppression").problem())
                .isEqualTo("not-found");
        assertThat(gateway.notificationService().asked())
                .noneMatch(asked -> asked.body().contains(nobody.toString()));
    }

    private Browser.Answer lift(UUID id) {
        return executive.delete("/api/v1/accounts/" + id + "/suppression");
    }

    private void answering(int status) {
        gateway.notificationService().on(LIFTINGS, asked -> new FakePeer.Answer(status, Map.of(), ""));
    }

    private List<FakePeer.Asked> handedOver() {
        return gateway.notificationService().asked().stream()
                .filter(asked -> asked.path().equals(LIFTINGS) && asked.body().contains(account.toString()))
                .toList();
    }
}
