using System.Diagnostics;

namespace LettucePlug.Storage.Tests;

/// <summary>The crasher program as a process of its own.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    public Child(string backend, string folder, params string[] command)
        : this([], backend, folder, command)
    {
    }

    private Child(string[] prefix, string backend, string folder, string[] command)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string[] words = [.. prefix, dotnet, Built.Crasher, backend, folder, .. command];
        _process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true })!;
    }

    public StreamReader Output => _process.StandardOutput;

    /// <summary>Runs under the user "nobody", whom file modes concern even where the tests run as root.</summary>
    public static Child AsNobody(string backend, string folder, params string[] command) =>
        new(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"], backend, folder, command);

    public async Task<string> ReadToEndAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var text = await Output.ReadToEndAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return text.Trim();
    }

    /// <summary>SIGKILL: the child gets no chance to tidy up.</summary>
    public async Task<string> KillAsync()
    {
        _process.Kill();
        return await ReadToEndAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
