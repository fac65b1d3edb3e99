using System.Reflection;
using LettucePlug.Tests.Support;

namespace LettucePlug.EndToEnd;

/// <summary>A test that runs the program in an empty home folder.</summary>
public abstract class HostTest : IDisposable
{
    protected HostTest()
    {
        Program = new HostProcess(ProgramAssembly, Home.Path);
    }

    public static string ProgramAssembly { get; } = typeof(HostTest).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Program").Value!;

    protected TempDir Home { get; } = new();

    protected HostProcess Program { get; }

    public void Dispose()
    {
        Home.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs it and expects it to be done.</summary>
    protected async Task<HostResult> DoneAsync(params string[] arguments)
    {
        var result = await Program.RunAsync(arguments);
        result.ExitCode.ShouldBe(0, result.ToString());
        return result;
    }

    /// <summary>Runs it with <c>--json</c> and expects an error with this code.</summary>
    protected async Task<HostResult> RefusedAsync(int exitCode, string code, params string[] arguments)
    {
        var result = await Program.RunAsync([.. arguments, "--json"]);
        result.ExitCode.ShouldBe(exitCode, result.ToString());
        result.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe(code, result.ToString());
        return result;
    }
}
