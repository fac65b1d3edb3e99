using LettucePlug.Sdk;

namespace Faulty;

/// <summary>Registers the provider; the types below fail in one way each.</summary>
public abstract class FaultyPlugin : IPlugin
{
    public virtual void Register(IPluginRegistry registry, IPluginContext context) =>
        registry.AddProvider(new FaultyProvider());
}

public sealed class BehavesAsTold : FaultyPlugin;

public sealed class StaticConstructorThrows : FaultyPlugin
{
    private static readonly string Broken = Environment.GetEnvironmentVariable("A VARIABLE THAT IS NOT SET")
        ?? throw new InvalidOperationException("the static constructor is broken");

    public override void Register(IPluginRegistry registry, IPluginContext context) => context.Log.Write(default, Broken);
}

public sealed class ConstructorThrows : FaultyPlugin
{
    public ConstructorThrows() => throw new InvalidOperationException("the \u001b[31mconstructor is broken");
}

public sealed class ConstructorHangs : FaultyPlugin
{
    public ConstructorHangs()
    {
        using var never = new ManualResetEvent(false);
        never.WaitOne();
    }
}

public sealed class ConstructorSpins : FaultyPlugin
{
    public ConstructorSpins()
    {
        while (!AppContext.TryGetSwitch("LettucePlug.Tests.StopSpinningAtStart", out var stop) || !stop)
        {
        }
    }
}

public sealed class ConstructorExits : FaultyPlugin
{
    public ConstructorExits() => Environment.FailFast("the constructor ends the process");
}

public sealed class RegisterThrows : FaultyPlugin
{
    public override void Register(IPluginRegistry registry, IPluginContext context) =>
        throw new NotSupportedException("Register is broken");
}

public sealed class RegisterHangs : FaultyPlugin
{
    public override void Register(IPluginRegistry registry, IPluginContext context) =>
        context.Stopping.WaitHandle.WaitOne();
}

/// <summary>Works from the second start on.</summary>
public sealed class WorksTheSecondTime : FaultyPlugin
{
    public override void Register(IPluginRegistry registry, IPluginContext context)
    {
        var mark = Path.Combine(context.DataDirectory, "started");
        if (!File.Exists(mark))
        {
            File.WriteAllText(mark, "");
            throw new InvalidOperationException("not yet");
        }

        base.Register(registry, context);
    }
}

public sealed class RegistersUndeclared : FaultyPlugin
{
    public override void Register(IPluginRegistry registry, IPluginContext context)
    {
        base.Register(registry, context);
        try
        {
            registry.AddProvider(new FaultyProvider("smuggled"));
        }
        catch (ArgumentException)
        {
            // Hopes that nobody noticed.
        }
    }
}

public sealed class RegistersNothing : FaultyPlugin
{
    public override void Register(IPluginRegistry registry, IPluginContext context)
    {
    }
}

public sealed class DisposeHangs : FaultyPlugin, IAsyncDisposable
{
    public ValueTask DisposeAsync() => new(new TaskCompletionSource().Task);
}

public sealed class DisposeThrows : FaultyPlugin, IDisposable
{
    public void Dispose() => throw new InvalidOperationException("Dispose is broken");
}

/// <summary>Tells by a file that it was stopped in the right order.</summary>
public sealed class StopsWell : FaultyPlugin, IDisposable
{
    private IPluginContext? _context;

    public override void Register(IPluginRegistry registry, IPluginContext context)
    {
        _context = context;
        base.Register(registry, context);
    }

    public void Dispose() =>
        File.WriteAllText(Path.Combine(_context!.DataDirectory, "stopped"), _context.Stopping.IsCancellationRequested.ToString());
}

public sealed class WritesToConsole : FaultyPlugin
{
    public override void Register(IPluginRegistry registry, IPluginContext context)
    {
        Console.WriteLine("noise of a plugin");
        base.Register(registry, context);
    }
}

public sealed class ChangesProcess : FaultyPlugin
{
    public override void Register(IPluginRegistry registry, IPluginContext context)
    {
        Environment.CurrentDirectory = Path.GetTempPath();
        Environment.SetEnvironmentVariable("LETTUCEPLUG_TEST_LEFTOVER", "1");
        System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new System.Globalization.CultureInfo("fr");
        Console.SetOut(TextWriter.Null);
        base.Register(registry, context);
    }
}

internal sealed class NotPublic : FaultyPlugin;

public abstract class NotCreatable : FaultyPlugin;

public sealed class NoPublicConstructor : FaultyPlugin
{
    private NoPublicConstructor()
    {
    }
}

public sealed class NotAPlugin;
