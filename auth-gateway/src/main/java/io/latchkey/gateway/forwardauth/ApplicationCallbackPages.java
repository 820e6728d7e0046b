package io.latchkey.gateway.forwardauth;

import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.session.ApplicationSessionService;
import io.latchkey.gateway.session.ApplicationSessionService.OpenedApplication;
import io.latchkey.gateway.web.ApplicationOrigin;
import io.latchkey.platform.access.RouteAccess;
import io.latchkey.platform.keys.SessionToken;
import io.latchkey.platform.trail.RefusalNotes;
import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.EdgeRules;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import io.latchkey.platform.web.Problem;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import reactor.core.publisher.Mono;

/** On an application's host, which its proxy hands on to the gateway: the application's cookie for a code. */
@Controller
class ApplicationCallbackPages {
    private static final String CALLBACK = "/.latchkey/callback";
    private static final Problem REFUSED = Problem.invalidRequest(
            "/code",
            "must be one that this browser was sent here with just now, for this application, and not used before;"
                    + " open the application again");

    private final ApplicationHosts hosts;
    private final ApplicationSessionService applications;
    private final PageRenderer pages;
    private final EdgeRules edge;

    ApplicationCallbackPages(
            ApplicationHosts hosts, ApplicationSessionService applications, PageRenderer pages, EdgeRules edge) {
        this.hosts = hosts;
        this.applications = applications;
        this.pages = pages;
        this.edge = edge;
    }

    static URI toCallback(ApplicationOrigin application, SecretValue code) {
        return URI.create(application.origin() + CALLBACK + "?code=" + code.value());
    }

    /** The same answer whatever is wrong with the code: nobody learns of a code that is somebody else's. */
    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping(CALLBACK)
    Mono<ResponseEntity<byte[]>> redeemCode(ServerHttpRequest request) {
        ApplicationOrigin application =
                hosts.findApplication(request).orElseThrow(CommonProblems.NOT_FOUND::toException);
        Optional<SessionToken> code = EntryQueryParser.parseCode(request);
        Optional<SessionToken> browser = ApplicationCookies.readBrowser(request);
        return Mono.justOrEmpty(code)
                .zipWith(Mono.justOrEmpty(browser))
                .flatMap(both -> applications.redeemCode(both.getT1(), application.name(), both.getT2()))
                .map(opened -> enterApplication(application, opened))
                .switchIfEmpty(Mono.fromSupplier(() -> refuseCode(request)));
    }

    private ResponseEntity<byte[]> enterApplication(ApplicationOrigin application, OpenedApplication opened) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(
                        HttpHeaders.SET_COOKIE,
                        ApplicationCookies.forSession(opened.token()).toString())
                .location(URI.create(application.origin() + opened.next()))
                .build();
    }

    /** A reader is told how to begin anew; leading them there would go round in a circle where cookies are off. */
    private ResponseEntity<byte[]> refuseCode(ServerHttpRequest request) {
        RefusalNotes.noteUnknownCredential(request);
        if (!edge.wantsPage(request)) {
            throw REFUSED.toException();
        }
        return pages.renderPage(
                request,
                PageModel.of("application-refused")
                        .status(HttpStatus.BAD_REQUEST)
                        .plain());
    }
}
