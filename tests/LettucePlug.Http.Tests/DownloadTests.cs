using System.Net;
using LettucePlug.Emulators;
using LettucePlug.Host.Http;
using LettucePlug.Sdk;

namespace LettucePlug.Http.Tests;

public sealed class DownloadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_result_of_the_service_itself_comes_without_the_key()
    {
        await using var server = await EchoServer.StartAsync();
        server.Body = "picture"u8.ToArray();
        await using var line = Line.Open(server.Url);

        await using var result = await line.Transport.DownloadAsync(new Uri(server.Url, "a.png"), new DownloadLimits(), Ct);
        using var reader = new StreamReader(result.Body);

        (await reader.ReadToEndAsync(Ct)).ShouldBe("picture");
        server.Requests.Single().Header("Authorization").ShouldBeNull();
    }

    [Fact]
    public async Task A_result_in_my_network_is_not_fetched()
    {
        await using var router = await EchoServer.StartAsync();
        await using var server = await EchoServer.StartAsync();
        await using var line = Line.Open(server.Url);

        await Should.ThrowAsync<ProviderException>(line.Transport.DownloadAsync(router.Url, new DownloadLimits(), Ct));

        router.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task A_redirect_into_my_network_is_not_followed()
    {
        await using var router = await EchoServer.StartAsync();
        await using var server = await EchoServer.StartAsync();
        server.Break(Fault.To(router.Url.ToString(), 302));
        await using var line = Line.Open(server.Url);

        await Should.ThrowAsync<ProviderException>(line.Transport.DownloadAsync(new Uri(server.Url, "a"), new DownloadLimits(), Ct));

        router.Connections.ShouldBe(0);
    }

    [Theory]
    [InlineData("https://cdn.example.com/x.png", "nowhere")]
    [InlineData("https://evil-images.example.net/x.png", "declare")]
    [InlineData("https://images.example.com.evil.net/x.png", "declare")]
    [InlineData("ftp://images.example.com/x.png", "only http and https")]
    [InlineData("file:///etc/passwd", "only http and https")]
    [InlineData("https://user@images.example.com/x.png", "user name")]
    public async Task Only_declared_hosts_are_asked(string url, string reason)
    {
        await using var line = Line.Open(
            new Uri("https://api.example.com/"),
            endpoint => endpoint with { Provider = endpoint.Provider with { ResultHosts = ["cdn.example.com", "*.images.example.net"] } },
            everythingIsAt: IPAddress.Loopback);

        var failure = await Should.ThrowAsync<ProviderException>(
            line.Transport.DownloadAsync(new Uri(url), new DownloadLimits(), Ct));

        // A declared host is asked for, and then its name leads to this machine, where nothing is fetched.
        failure.Message.ShouldContain(reason == "nowhere" ? "an address of a private network" : reason);
    }

    [Fact]
    public async Task A_result_larger_than_allowed_is_cut_off()
    {
        await using var server = await EchoServer.StartAsync();
        server.Break(FaultKind.NeverEnding);
        await using var line = Line.Open(server.Url);

        await using var result = await line.Transport.DownloadAsync(
            new Uri(server.Url, "a"), new DownloadLimits { MaxBytes = 1024 * 1024 }, Ct);

        (await Should.ThrowAsync<ProviderException>(result.Body.CopyToAsync(Stream.Null, Ct))).Message.ShouldContain("1 MiB");
    }

    [Fact]
    public async Task A_result_that_is_gone_says_so()
    {
        await using var server = await EchoServer.StartAsync();
        server.Break(Fault.Answer(404));
        await using var line = Line.Open(server.Url);

        (await Should.ThrowAsync<ProviderException>(
            line.Transport.DownloadAsync(new Uri(server.Url, "a"), new DownloadLimits(), Ct))).Failure.ShouldBe(ProviderFailure.NotFound);
    }
}
