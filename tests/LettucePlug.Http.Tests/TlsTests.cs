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
        await using var line = Line.Open(server.Url, endpoint => endpoint with { AllowInvalidTls = true }, selfHosted: true);

        await Should.ThrowAsync<ProviderException>(line.Transport.DownloadAsync(neighbour.Url, new(), Ct));

        neighbour.Requests.ShouldBeEmpty();
    }
}
