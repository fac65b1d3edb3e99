using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests;

/// <summary>What must hold whatever a service does to the connection.</summary>
internal static class WireFailures
{
    public static TheoryData<FaultKind> Broken =>
        [FaultKind.CutBeforeAnswer, FaultKind.CutStream, FaultKind.TruncatedBody, FaultKind.TruncatedBase64, FaultKind.WrongMime];

    public static Fault Stream(string body) =>
        new() { Kind = FaultKind.ErrorInSuccess, ContentType = "text/event-stream", Body = body };

    public static Fault Success(string body) => new() { Kind = FaultKind.ErrorInSuccess, Body = body };

    /// <summary>A broken answer is a protocol failure that may have cost something, and the call is not made again.</summary>
    public static async Task IsNotMadeAgainAsync<TEmulator>(
        Bench<TEmulator> bench, FaultKind kind, string path, ImageRequest request, CancellationToken cancellationToken)
        where TEmulator : Emulator, new()
    {
        bench.Server.Break(new Fault { Kind = kind, Path = path });

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.GenerateAsync(request, cancellationToken));

        failure.Failure.ShouldBe(ProviderFailure.Protocol);
        bench.Posts.Count.ShouldBe(1);
    }

    /// <summary>A cancelled call lets go of the service at once.</summary>
    public static async Task LetsGoAsync<TEmulator>(
        Bench<TEmulator> bench, string path, ImageRequest request, CancellationToken cancellationToken)
        where TEmulator : Emulator, new()
    {
        bench.Server.Break(new Fault { Kind = FaultKind.Silence, Path = path });
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var call = bench.Harness.GenerateAsync(request, cancel.Token);
        while (bench.Posts.Count == 0)
        {
            await bench.Server.WaitForRequestAsync(cancellationToken);
        }

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        await bench.Server.WaitUntilClientIsGoneAsync(cancellationToken);
    }
}
