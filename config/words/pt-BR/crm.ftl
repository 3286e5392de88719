## O CRM e seu perfil.
