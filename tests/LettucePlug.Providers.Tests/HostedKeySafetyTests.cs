using LettucePlug.Emulators;
using LettucePlug.Providers.Tests.Gemini;
using LettucePlug.Providers.Tests.Stability;
using LettucePlug.Providers.Tests.Xai;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests;

public sealed class HostedKeySafetyTests
{
    private const string Marker = "key-marker-7d41c0ffee0942";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gemini", GeminiBench.ImageModel)]
    [InlineData("stability", "ultra")]
    [InlineData("xai", XaiBench.ImageModel)]
    public async Task Whatever_goes_wrong_the_key_shows_up_nowhere(string id, string model)
    {
        var (provider, server) = Create(id);
        await using var disposing = server;
        await using var elsewhere = Create(id).Server;
        await elsewhere.StartAsync();
        await server.StartAsync(new EmulatorOptions { Key = Marker });
        await using var harness = ProviderHarness.Open(provider, server.Url, Marker);
        var random = new Random(20260102);
        var said = new List<string>();

        for (var i = 0; i < 100; i++)
        {
            server.Break(RandomFault(random, elsewhere.Url));
            try
            {
                await harness.GenerateAsync(Some.Image(model), Ct);
            }
            catch (ProviderException e)
            {
                // An error inside a success is in the plugin's words, out of which the transport can take its keys.
                said.Add(harness.Transport.Redact($"{e} {e.Hint} {e.ProviderCode}"));
            }
        }

        said.Count.ShouldBeGreaterThan(60);
        said.Concat(harness.Log.Lines).ShouldAllBe(text => !text.Contains(Marker));
        elsewhere.Connections.ShouldBe(0);
    }

    private static (IProvider Provider, Emulator Server) Create(string id) => id switch
    {
        "gemini" => (GeminiBench.Provider, new GeminiEmulator()),
        "stability" => (StabilityBench.Provider, new StabilityEmulator()),
        _ => (XaiBench.Provider, new XaiEmulator()),
    };

    private static Fault RandomFault(Random random, Uri elsewhere) => random.Next(10) switch
    {
        0 => Fault.Answer(401, $$$"""{"name":"{{{Marker}}}","error":"{{{Marker}}}","errors":["{{{Marker}}}"]}""", ("x-echo", Marker)),
        1 => Fault.Answer(400, $$$"""{"error":{"code":400,"message":"API key not valid: {{{Marker}}}","status":"{{{Marker}}}"}}"""),
        2 => Fault.Answer(500, "<html>" + Marker + "</html>"),
        3 => Fault.To($"{elsewhere}?stolen={Marker}", random.Next(301, 309)),
        4 => Fault.Of(FaultKind.CutBeforeAnswer),
        5 => Fault.Of(FaultKind.CutStream),
        6 => Fault.Of(FaultKind.WrongMime),
        7 => Fault.Answer(403, Marker),
        8 => new Fault { Kind = FaultKind.ErrorInSuccess, Body = $$$"""{"error":{"message":"{{{Marker}}}","code":"{{{Marker}}}"}}""" },
        _ => Fault.Answer(429, $$$"""{"error":{"message":"{{{Marker}}}"}}""", ("Retry-After", "1")),
    };
}
