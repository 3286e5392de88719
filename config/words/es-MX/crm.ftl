## El CRM y su perfil.
