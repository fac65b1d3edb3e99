using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Http.Tests;

public sealed class EgressTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_to_another_place_gets_no_visit_and_no_key(int status)
    {
        await using var evil = await EchoServer.StartAsync();
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url);
        server.Break(Fault.To($"{evil.Url}take", status));

        var failure = await line.FailAsync(http => http.GetAsync("models", Ct));

        failure.Message.ShouldContain(evil.Url.Authority);
        evil.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task A_redirect_within_the_service_is_followed_with_the_key()
    {
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url);
        server.Break(Fault.To("/models/"));

        using var response = await line.Http.PostAsync("models", new JsonBody(json => json.WriteNumberValue(1)), Ct);

        server.Requests.Select(request => request.Path).ShouldBe(["/models", "/models/"]);
        server.Requests.ShouldAllBe(request => request.Header("Authorization") == "Bearer secret-key" && request.Text == "1");
    }

    [Fact]
    public async Task Redirects_that_go_in_circles_end()
    {
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url);
        server.Break(Fault.To("/again") with { Times = 20 });

        await line.FailAsync(http => http.GetAsync("again", Ct));

        server.Requests.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Cookie")]
    [InlineData("Host")]
    public async Task A_plugin_that_sets_a_header_of_the_hosts_is_refused(string header)
    {
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url);
        using var request = new HttpRequestMessage(HttpMethod.Get, "models");
        request.Headers.TryAddWithoutValidation(header, "stolen.example");

        var failure = await line.FailAsync(http => http.SendAsync(request, Ct));

        failure.Message.ShouldContain($"'{header}'");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plugin_that_moves_the_client_or_asks_for_another_place_is_refused()
    {
        await using var evil = await EchoServer.StartAsync();
        await using var server = await EchoServer.StartAsync();
        await using var moved = Line.Open(server.Url);
        moved.Http.BaseAddress = evil.Url;
        await using var authorised = Line.Open(server.Url);
        authorised.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "own");
        await using var asking = Line.Open(server.Url);

        (await moved.FailAsync(http => http.GetAsync("models", Ct))).Message.ShouldContain("base address");
        (await authorised.FailAsync(http => http.GetAsync("models", Ct))).Message.ShouldContain("'Authorization'");
        (await asking.FailAsync(http => http.GetAsync(evil.Url, Ct))).Message.ShouldContain("not its service");
        evil.Connections.ShouldBe(0);
        server.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task A_name_that_leads_into_my_network_is_not_followed_there()
    {
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(
            new Uri($"http://rebound.example:{server.Url.Port}/"), everythingIsAt: IPAddress.Loopback);

        var failure = await line.FailAsync(http => http.GetAsync("models", Ct));

        failure.Message.ShouldContain("127.0.0.1");
        server.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task A_server_of_my_own_may_be_in_my_network()
    {
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(
            new Uri($"http://nas.example:{server.Url.Port}/"), selfHosted: true, everythingIsAt: IPAddress.Loopback);

        using var response = await line.Http.GetAsync("models", Ct);

        server.Requests.Single().Header("Host").ShouldBe($"nas.example:{server.Url.Port}");
    }

    [Fact]
    public async Task Each_scheme_puts_the_key_where_it_belongs()
    {
        await using var server = await EchoServer.StartAsync();
        foreach (var scheme in (AuthScheme[])[AuthScheme.Basic, AuthScheme.Header("x-goog-api-key"), AuthScheme.Query("key")])
        {
            await using var line = Line.Open(server.Url, endpoint => endpoint with
            {
                Auth = scheme,
                ReadKey = _ => ValueTask.FromResult<string?>("user:päss&word"),
            });
            if (scheme.Kind == AuthKind.Header)
            {
                // Letters beyond ASCII have no place in a header.
                (await line.FailAsync(http => http.GetAsync("a?b=c", Ct))).Failure.ShouldBe(ProviderFailure.Unauthorized);
                continue;
            }

            using var response = await line.Http.GetAsync("a?b=c", Ct);
            response.RequestMessage!.RequestUri!.Query.ShouldBe("?b=c");
        }

        server.Requests[0].Header("Authorization").ShouldBe("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("user:päss&word")));
        server.Requests[1].Query.ShouldBe("?b=c&key=user%3Ap%C3%A4ss%26word");
    }

    [Fact]
    public async Task My_own_headers_go_along_except_those_that_would_break_the_message()
    {
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url, endpoint => endpoint with
        {
            Headers = new Dictionary<string, string> { ["CF-Access-Client-Secret"] = "abc", ["Content-Length"] = "7", ["Host"] = "evil" },
        });

        using var response = await line.Http.GetAsync("models", Ct);

        var request = server.Requests.Single();
        request.Header("CF-Access-Client-Secret").ShouldBe("abc");
        request.Header("Host").ShouldBe(server.Url.Authority);
        line.Log.Count(entry => entry.Contains("is left out")).ShouldBe(2);
    }

    [Fact]
    public async Task A_web_socket_goes_the_same_way_with_the_key()
    {
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url, time: TimeProvider.System);
        var address = new UriBuilder(server.Url) { Scheme = "ws", Path = "/ws", Query = "clientId=1" }.Uri;

        using var socket = await line.Transport.OpenWebSocketAsync(address, Ct);
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, Ct);
        var buffer = new byte[16];
        var received = await socket.ReceiveAsync(buffer, Ct);

        Encoding.UTF8.GetString(buffer, 0, received.Count).ShouldBe("hello");
        server.Requests.Single().Header("Authorization").ShouldBe("Bearer secret-key");
    }

    [Fact]
    public async Task A_web_socket_to_another_place_is_refused_and_a_refused_one_is_explained()
    {
        await using var evil = await EchoServer.StartAsync();
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url, time: TimeProvider.System);
        server.Break(Fault.Answer(401));

        await Should.ThrowAsync<ProviderException>(
            line.Transport.OpenWebSocketAsync(new UriBuilder(evil.Url) { Scheme = "ws" }.Uri, Ct).AsTask());
        var failure = await Should.ThrowAsync<ProviderException>(
            line.Transport.OpenWebSocketAsync(new UriBuilder(server.Url) { Scheme = "ws" }.Uri, Ct).AsTask());

        failure.Failure.ShouldBe(ProviderFailure.Unauthorized);
        evil.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task The_log_names_calls_without_query_and_prompt()
    {
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url, endpoint => endpoint with { Auth = AuthScheme.Query("key") });

        using var response = await line.Http.GetAsync("image/a%20secret%20prompt?also=secret", Ct);

        line.Log.ShouldNotBeEmpty();
        line.Log.ShouldAllBe(entry => !entry.Contains("secret"));
        line.Log[0].ShouldContain("/image/…");
    }
}
