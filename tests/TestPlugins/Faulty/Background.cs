using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Faulty;

/// <summary>Ways to fail where no caller can catch, and ways to end the process.</summary>
internal static class Background
{
    private static Timer? _timer;

    public static void Run(string way)
    {
        switch (way)
        {
            case "thread":
                new Thread(Throw).Start();
                break;
            case "async void":
                ThrowLater();
                break;
            case "pool":
                ThreadPool.UnsafeQueueUserWorkItem(_ => Throw(), null);
                break;
            case "timer":
                _timer = new Timer(_ => Throw(), null, 1, Timeout.Infinite);
                break;
            case "finalizer":
                MakeGarbage();
                GC.Collect();
                GC.WaitForPendingFinalizers();
                break;
            case "task":
                StartTask();
                break;
            case "overflow":
                Console.Out.Flush();
                _ = Depth(1);
                break;
            case "fail fast":
                Environment.FailFast("the plugin ends the process");
                break;
            case "exit":
                Leave();
                break;
            case "kill":
                Process.GetCurrentProcess().Kill();
                break;
            case "null write":
                unsafe
                {
                    *(int*)0 = 1;
                }

                break;
        }
    }

    private static void Throw() => throw new InvalidOperationException("thrown in the background");

    private static async void ThrowLater()
    {
        await Task.Yield();
        Throw();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeGarbage() => _ = new ThrowsWhenFinalized();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StartTask() => Task.Run(Throw);

#pragma warning disable RS0030 // ending the process is what this fixture is for
    private static void Leave() => Environment.Exit(7);
#pragma warning restore RS0030

    private static int Depth(int depth) => depth <= 0 ? 0 : Depth(depth + 1) + Depth(depth + 2);

    private sealed class ThrowsWhenFinalized
    {
        ~ThrowsWhenFinalized() => Throw();
    }
}
