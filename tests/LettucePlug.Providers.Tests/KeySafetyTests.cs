using LettucePlug.Emulators;
using LettucePlug.Providers.Tests.OpenAi;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests;

public sealed class KeySafetyTests
{
    internal const string Marker = "sk-marker-7d41c0ffee0942";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_goes_wrong_the_key_shows_up_nowhere()
    {
        await using var elsewhere = new OpenAiEmulator();
        await elsewhere.StartAsync();
        await using var server = new OpenAiEmulator();
        await server.StartAsync(new EmulatorOptions { Key = Marker });
        await using var harness = ProviderHarness.Open(
            OpenAiBench.Official, new Uri(server.Url, "v1"), Marker, ("partialImages", "0"));
        var random = new Random(20260102);
        var said = new List<string>();

        for (var i = 0; i < 200; i++)
        {
            server.Break(RandomFault(random, elsewhere.Url));
            try
            {
                if (random.Next(2) == 0)
                {
                    await harness.GenerateAsync(Some.Image("gpt-image-1"), Ct);
                }
                else
                {
                    await harness.ChatAsync(Some.Chat("gpt-4.1-nano"), Ct);
                }
            }
            catch (ProviderException e)
            {
                said.Add($"{e} {e.Hint} {e.ProviderCode}");
            }
        }

        said.Count.ShouldBeGreaterThan(100);
        said.Concat(harness.Log.Lines).ShouldAllBe(text => !text.Contains(Marker));
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task With_two_connections_a_failing_one_never_reaches_for_the_other()
    {
        await using var mine = new OpenAiEmulator();
        await mine.StartAsync();
        await using var other = new OpenAiEmulator();
        await other.StartAsync();
        await using var harness = ProviderHarness.Open(OpenAiBench.Official, new Uri(mine.Url, "v1"));
        await using var unused = ProviderHarness.Open(OpenAiBench.Official, new Uri(other.Url, "v1"));
        var random = new Random(7);

        for (var i = 0; i < 30; i++)
        {
            mine.Break(RandomFault(random, other.Url));
            await Record.ExceptionAsync(() => harness.GenerateAsync(Some.Image("gpt-image-1"), Ct));
        }

        other.Requests.ShouldBeEmpty();
        other.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task Many_calls_share_a_few_connections()
    {
        await using var bench = await OpenAiBench.StartAsync();

        for (var i = 0; i < 300; i++)
        {
            await ((IModelCatalog)bench.Harness.Client).ListModelsAsync(Ct);
        }

        bench.Server.Connections.ShouldBeLessThan(5);
    }

    [Fact]
    public async Task The_plugin_cannot_read_the_key_from_what_comes_back()
    {
        await using var bench = await OpenAiBench.StartAsync();

        using var response = await bench.Harness.Transport.Http.GetAsync("models", Ct);

        response.RequestMessage!.Headers.Authorization.ShouldBeNull();
        bench.Server.Requests.Single().Header("Authorization").ShouldBe("Bearer test-key");
    }

    internal static Fault RandomFault(Random random, Uri elsewhere)
    {
        var echo = $$$"""{"error":{"message":"Incorrect API key provided: {{{Marker}}}","code":"{{{Marker}}}"}}""";
        return random.Next(12) switch
        {
            0 => Fault.Answer(401, echo, ("x-echo", Marker)),
            1 => Fault.Answer(500, "<html>" + Marker + "</html>"),
            2 => Fault.Answer(429, echo, ("Retry-After", "1")),
            3 => Fault.To($"{elsewhere}?stolen={Marker}", random.Next(301, 309)),
            4 => Fault.Of(FaultKind.CutBeforeAnswer),
            5 => Fault.Of(FaultKind.CutStream),
            6 => Fault.Of(FaultKind.TruncatedBody),
            7 => Fault.Of(FaultKind.TruncatedBase64),
            8 => Fault.Of(FaultKind.WrongMime),
            9 => Fault.Answer(403, Marker),
            10 => Fault.Answer(418, "{\"detail\":\"" + Marker + "\"}"),
            _ => Fault.Answer(503, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Marker))),
        };
    }
}
