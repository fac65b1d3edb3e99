using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Http.Tests;

public sealed class TlsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_private_authority_is_trusted_once_I_trust_it()
    {
        using var certificate = EmulatorCertificate.OfPrivateAuthority();
        await using var server = await EchoServer.StartAsync(certificate);
        await using var without = Line.Open(server.Url);
        await using var with = Line.Open(server.Url, endpoint => endpoint with { TrustedRoots = [certificate.Authority!] });

        var failure = await without.FailAsync(http => http.GetAsync("models", Ct));
        using var response = await with.Http.GetAsync("models", Ct);

        failure.Message.ShouldContain("an authority this machine does not know");
        failure.Hint!.ShouldContain("trusted roots");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_certificate_for_another_host_stays_wrong_under_a_trusted_authority()
    {
        using var certificate = EmulatorCertificate.ForAnotherHost();
        await using var server = await EchoServer.StartAsync(certificate);
        await using var line = Line.Open(server.Url, endpoint => endpoint with { TrustedRoots = [certificate.Authority!] });

        (await line.FailAsync(http => http.GetAsync("models", Ct))).Message.ShouldContain("elsewhere.example");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_expired_certificate_stays_wrong_under_a_trusted_authority()
    {
        using var certificate = EmulatorCertificate.Expired();
        await using var server = await EchoServer.StartAsync(certificate);
        await using var line = Line.Open(server.Url, endpoint => endpoint with { TrustedRoots = [certificate.Authority!] });

        (await line.FailAsync(http => http.GetAsync("models", Ct))).Failure.ShouldBe(ProviderFailure.Unavailable);
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task An_invalid_certificate_can_be_allowed_for_a_server_of_my_own_only(bool selfHosted, bool works)
    {
        using var certificate = EmulatorCertificate.SelfSigned();
        await using var server = await EchoServer.StartAsync(certificate);
        await using var line = Line.Open(server.Url, endpoint => endpoint with { AllowInvalidTls = true }, selfHosted);

        var error = await Record.ExceptionAsync(() => line.Http.GetAsync("models", Ct));

        (error is null).ShouldBe(works);
        if (error is ProviderException failure)
        {
            failure.Hint!.ShouldContain("self-hosted providers only");
        }
    }

    [Fact]
    public async Task Allowing_it_for_one_server_does_not_allow_it_for_its_neighbour()
    {
        using var certificate = EmulatorCertificate.SelfSigned();
        await using var server = await EchoServer.StartAsync(certificate);
        await using var neighbour = await EchoServer.StartAsync(certificate);
        await using var line = Line.Open(server.Url, endpoint => endpoint with { AllowInvalidTls = true }, selfHosted: true, time: TimeProvider.System);

        await Should.ThrowAsync<ProviderException>(line.Transport.DownloadAsync(neighbour.Url, new(), Ct));

        neighbour.Requests.ShouldBeEmpty();
    }

    public static TheoryData<string> Invalid => ["private", "self-signed", "other-name", "expired"];

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task Allowing_it_holds_for_every_kind_of_request_of_that_connection(string kind)
    {
        using var certificate = Certificate(kind);
        await using var server = await EchoServer.StartAsync(certificate);
        await using var line = Line.Open(server.Url, endpoint => endpoint with { AllowInvalidTls = true }, selfHosted: true, time: TimeProvider.System);

        using (await line.Http.GetAsync("models", Ct))
        using (await line.Http.PostAsync("upload/image", new ByteArrayContent(new byte[100_000]), Ct))
        {
        }

        await using (var download = await line.Transport.DownloadAsync(new Uri(server.Url, "view?x=1"), new(), Ct))
        {
            await download.Body.CopyToAsync(Stream.Null, Ct);
        }

        using var socket = await line.Transport.OpenWebSocketAsync(Socket(server.Url), Ct);
        await socket.SendAsync("hello"u8.ToArray(), System.Net.WebSockets.WebSocketMessageType.Text, true, Ct);
        (await socket.ReceiveAsync(new byte[16], Ct)).Count.ShouldBe(5);

        server.Requests.Count.ShouldBe(4);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public async Task Without_allowing_it_no_kind_of_request_gets_through(string kind)
    {
        using var certificate = Certificate(kind);
        await using var server = await EchoServer.StartAsync(certificate);
        await using var line = Line.Open(server.Url, selfHosted: true);

        await line.FailAsync(http => http.PostAsync("upload/image", new ByteArrayContent(new byte[10]), Ct));
        await Should.ThrowAsync<ProviderException>(line.Transport.DownloadAsync(new Uri(server.Url, "view"), new(), Ct));
        await Should.ThrowAsync<ProviderException>(line.Transport.OpenWebSocketAsync(Socket(server.Url), Ct).AsTask());

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_trusted_root_holds_for_web_sockets_and_downloads_too()
    {
        using var certificate = EmulatorCertificate.OfPrivateAuthority();
        await using var server = await EchoServer.StartAsync(certificate);
        await using var line = Line.Open(server.Url, endpoint => endpoint with { TrustedRoots = [certificate.Authority!] }, selfHosted: true, time: TimeProvider.System);

        (await line.Transport.OpenWebSocketAsync(Socket(server.Url), Ct)).Dispose();
        await using var download = await line.Transport.DownloadAsync(new Uri(server.Url, "view"), new(), Ct);

        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_self_signed_certificate_can_be_trusted_as_its_own_root_and_then_its_name_counts()
    {
        using var certificate = EmulatorCertificate.SelfSigned();
        await using var server = await EchoServer.StartAsync(certificate);
        await using var line = Line.Open(server.Url, endpoint => endpoint with { TrustedRoots = [certificate.Certificate] });
        await using var byName = Line.Open(
            new UriBuilder(server.Url) { Host = "localhost" }.Uri, endpoint => endpoint with { TrustedRoots = [certificate.Certificate] });

        using var response = await line.Http.GetAsync("models", Ct);
        (await byName.FailAsync(http => http.GetAsync("models", Ct))).Message.ShouldContain("another name");
    }

    [Fact]
    public async Task The_neighbouring_port_is_refused_to_web_sockets_and_still_verified_for_a_connection_of_its_own()
    {
        using var certificate = EmulatorCertificate.SelfSigned();
        await using var server = await EchoServer.StartAsync(certificate);
        await using var neighbour = await EchoServer.StartAsync(certificate);
        await using var line = Line.Open(server.Url, endpoint => endpoint with { AllowInvalidTls = true }, selfHosted: true, time: TimeProvider.System);
        await using var next = Line.Open(neighbour.Url, selfHosted: true);

        await Should.ThrowAsync<ProviderException>(line.Transport.OpenWebSocketAsync(Socket(neighbour.Url), Ct).AsTask());
        await line.FailAsync(http => http.GetAsync(new Uri(neighbour.Url, "models"), Ct));
        await next.FailAsync(http => http.GetAsync("models", Ct));

        neighbour.Requests.ShouldBeEmpty();
    }

    private static EmulatorCertificate Certificate(string kind) => kind switch
    {
        "private" => EmulatorCertificate.OfPrivateAuthority(),
        "self-signed" => EmulatorCertificate.SelfSigned(),
        "other-name" => EmulatorCertificate.ForAnotherHost(),
        _ => EmulatorCertificate.Expired(),
    };

    private static Uri Socket(Uri server) => new UriBuilder(server) { Scheme = "wss", Path = "/ws" }.Uri;
}
