using System.Diagnostics;
using System.Globalization;

namespace LettucePlug.EndToEnd;

/// <summary>Sends signals to a program by its id, as a shell or a dropped link does.</summary>
internal static class Signal
{
    public static Task HangUpAsync(int process) => SendAsync("-HUP", process);

    public static Task InterruptAsync(int process) => SendAsync("-INT", process);

    public static Task KillAsync(int process) => SendAsync("-KILL", process);

    public static async Task SendAsync(string name, int process)
    {
        using var kill = Process.Start("kill", [name, process.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        kill.ExitCode.ShouldBe(0);
    }
}
