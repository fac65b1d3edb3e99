namespace LettucePlug.Emulators;

/// <summary>The programs that have AUTOMATIC1111's routes, as far as they differ.</summary>
public enum WebUiFlavor
{
    /// <summary>AUTOMATIC1111 1.10.</summary>
    Modern,

    /// <summary>AUTOMATIC1111 1.7: combined sampler names, no schedulers, no task names in the progress.</summary>
    Old,

    /// <summary>Forge: errors without the middleware's fields.</summary>
    Forge,

    /// <summary>SD.Next: a version route, no task names.</summary>
    SdNext,

    /// <summary>stable-diffusion.cpp: an empty info, a list for further references, neither progress nor interrupt.</summary>
    SdCpp,
}
