namespace LettucePlug.Emulators;

/// <summary>The dialects of Diffusers-style servers; that of AUTOMATIC1111 has an emulator of its own.</summary>
public enum DiffusersDialect
{
    /// <summary>The example server of the diffusers repository.</summary>
    Server,

    /// <summary>Its asynchronous example.</summary>
    AsyncServer,

    /// <summary>OpenAI's routes with the fields of vLLM-Omni.</summary>
    OpenAi,

    /// <summary>OpenAI's routes with the fields of LocalAI.</summary>
    LocalAi,

    /// <summary>Hugging Face's inference tasks.</summary>
    Inference,

    /// <summary>The native jobs of stable-diffusion.cpp.</summary>
    SdCpp,
}
