namespace LettucePlug.Emulators;

/// <summary>How an emulator listens.</summary>
public sealed record EmulatorOptions
{
    /// <summary>0 for any free port.</summary>
    public int Port { get; init; }

    /// <summary>The key it accepts.</summary>
    public string Key { get; init; } = "test-key";

    /// <summary>Where set, it speaks TLS with this certificate.</summary>
    public EmulatorCertificate? Certificate { get; init; }
}
