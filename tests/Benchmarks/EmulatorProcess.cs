using System.Diagnostics;
using LettucePlug.Tests.Support;

namespace LettucePlug.Benchmarks;

/// <summary>An emulator in a process of its own.</summary>
internal sealed class EmulatorProcess : IAsyncDisposable
{
    private readonly Process _process;
    private int _requests;

    private EmulatorProcess(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>How many requests it has had.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public static async Task<EmulatorProcess> StartAsync(params string[] arguments)
    {
        var configuration = AppContext.BaseDirectory.TrimEnd('/').Split('/')[^1];
        var program = Path.Combine(
            Repository.Root, "artifacts", "bin", "LettucePlug.Emulators.Host", configuration, "LettucePlug.Emulators.Host.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true })!;
        // "comfyui listens at http://127.0.0.1:40123/ and takes …"
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The emulator did not start.");
        var url = line.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal));
        var started = new EmulatorProcess(process, new Uri(url));
        _ = started.CountAsync();
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task CountAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is not null)
        {
            Interlocked.Increment(ref _requests);
        }
    }
}
