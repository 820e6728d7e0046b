package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.load.FlowTime;
import io.latchkey.benchmarks.load.LoadConnection;
import io.latchkey.benchmarks.load.RawAnswer;
import io.latchkey.benchmarks.system.BenchmarkGateway;
import java.util.Map;

/** What Latchkey's account holders do in the browser, and by the API. */
record LatchkeyFlows(BenchmarkGateway gateway, String origin) {

    /** The page, its form, which is the request that counts, and the page that this leads to, as a browser goes there. */
    FlowTime requestLinkByPage(LoadConnection connection, String address) {
        HtmlForm form = openForm(connection, "/forgot-password");
        FlowTime time = FlowStep.sendCounted(
                connection,
                form.fillIn(Map.of("email", address), origin),
                answer -> FlowStep.leadsTo(answer, "/forgot-password/sent"));
        FlowStep.loadPage(connection, "/forgot-password/sent");
        return time;
    }

    FlowTime requestLinkByApi(LoadConnection connection, String address) {
        return FlowStep.sendCounted(connection, gateway.resetRequest(address), answer -> answer.status() == 202);
    }

    /** The page and its form, which is the request that counts: it leads on with the session. */
    FlowTime signInByPage(LoadConnection connection, String address) {
        HtmlForm form = openForm(connection, "/sign-in");
        Map<String, String> typed = Map.of("email", address, "password", BenchmarkGateway.PASSWORD);
        return FlowStep.sendCounted(
                connection,
                form.fillIn(typed, origin),
                answer -> FlowStep.leadsTo(answer, "/")
                        && answer.findHeader("set-cookie").isPresent());
    }

    FlowTime signInByApi(LoadConnection connection, String address) {
        return FlowStep.sendCounted(
                connection,
                gateway.signInRequest(address, BenchmarkGateway.PASSWORD),
                answer -> answer.status() == 201);
    }

    private static HtmlForm openForm(LoadConnection connection, String path) {
        RawAnswer page = FlowStep.loadPage(connection, path);
        return HtmlForm.findPosted(page.body());
    }
}
