# Personal data, card data and characters that are not seen.

hidden-characters = caracteres ocultos
privacy-badge = datos personales a la vista
privacy-shown = Los datos personales de este caso se muestran por 30 segundos. El motivo queda en la bitácora.
privacy-covered = Los datos personales están ocultos de nuevo.
compose-reveal = Mostrar los datos personales de #{ $key }
compose-reveal-hint = Por qué hay que verlos. Queda en la bitácora. Presiona enter para mostrarlos por 30 segundos.
command-ticket-reveal = mostrar datos personales
change-reveal = datos personales
card-data-cut = Se quitó un dato de tarjeta. Revisa el texto y guárdalo otra vez.
refused-card-data = El texto contiene un número de tarjeta o su código, que nunca se guarda ni se envía. Escribe a lo más los últimos cuatro dígitos.
refused-reveal-reason = Da un motivo por el que hay que ver los datos personales.
